# The sample code of the specification, as it prints it ("Sample Code"): what a provider has written today must work.
# Changed is only where it sends its requests and as whom: the host, the credentials and the mode come from the
# environment, which takes `import os`, and the scheme is http, since the service under test runs on this machine.

import json
import os
import random
import sys
import string
import requests

# API_HOST: target hostname (without https:// prefix or path..)
API_HOST = os.environ["API_HOST"]

# CREDENTIALS
OAUTH_CLIENT_ID = os.environ["OAUTH_CLIENT_ID"]
OAUTH_CLIENT_SECRET = os.environ["OAUTH_CLIENT_SECRET"]


def main():
    # Step 1: Authentication
    # Authenticate with your RapidSOS client_ID and client_secret
    access_token = authenticate()
    # =======================================================
    # First upload the file and get a url
    # =======================================================
    # Step 2: Request upload
    # Request an upload link to upload for the media file
    data = request_upload(access_token)
    # Step 3: Upload
    # Upload the media file to the requested url
    # Includes required logic to resolve a file URL ONLY when mode = persistent_reference in Step 2
    data_url = upload(data, access_token)
    # =======================================================


def authenticate():
   OAUTH_URL = f"http://{API_HOST}/oauth/token"
   print("Step 1: Authentication\n", f"POST {OAUTH_URL}...", sep="")
   payload = {
       "client_id": OAUTH_CLIENT_ID,
       "client_secret": OAUTH_CLIENT_SECRET,
       "grant_type": "client_credentials"
   }
   response = requests.post(OAUTH_URL, data=payload)
   if response.status_code != 200:
       print(f"Authentication Request failed: status code={response.status_code}")
       print(response.text)
       sys.exit(1)
   data = response.json()
   access_token = data['access_token']
   print('\tAuthentication Successful\n')
   return access_token


def request_upload(access_token):
   url = f"http://{API_HOST}/v1/resources"
   print("Step 2: Request Upload\n", f"POST {url}...", sep="")
   file_name = "test.jpg"
   mime_type = "image/jpg"
   expire = 120
   mode = os.environ["MODE"]
   payload = {
       "file_name": f"{file_name}",
       "mime_type": f"{mime_type}",
       "expire": f'{expire}',
       "mode": f'{mode}'}
   headers = {
       'Content-Type': "application/json",
       'Authorization': f"Bearer {access_token}"
   }
   response = requests.post(url, json=payload, headers=headers)
   if response.status_code != 200:
       print(f"Request failed: status code={response.status_code}")
       print(response.text)
       sys.exit(1)
   data = response.json()
   print("\tUpload Parameters:", payload)
   print(f"\tData URL: {data['uri']}\n")
   return data


def upload(data, access_token):
   upload_url = data["signed_request"]["url"]
   data_url = data["uri"]
   print("Step 3: Upload File\n", f"POST {upload_url}...", sep="")
   fields = data["signed_request"]["fields"]
   files = {"file": open('test.jpg', 'rb')}
   headers = {
       'Content-Type': "application/json",
       'Authorization': f"Bearer {access_token}"
   }
   response = requests.post(url=upload_url, data=fields, files=files)
   if response.status_code not in (204, 200):
       print(f"Request failed: status code={response.status_code}")
       print(response.text)
       sys.exit(1)
   if data_url[:6] == 'ref://':
       url = "http://{}/v1/resources/{}/resolve".format(API_HOST, data['uri'][6:])
       print(url)
       print("Step3: GET {}...".format(url))
       response = requests.get(url=url, headers=headers)
   else:
       print('Resolve reference failed: Invalid scheme you passed am already resolved URL')
       print(data_url)
       print('\tUpload Successful\n')
       sys.exit(1)
   if response.status_code != 200:
       print("Request failed: status code={}".format(response.status_code))
       print(response.text)
       sys.exit(1)
   data = response.json()
   print(data)
   print('\tUpload Successful\n')
   return data_url


# Launch main function
main()
